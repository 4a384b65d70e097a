import type { chat as en } from '../en/chat.ts'

export const chat: typeof en = {
  open: '按聊天顺序排列',
  title: (count) => `排列 ${count} 张聊天截图`,
  intro: '根据截图中自动识别的文字推断：前后截图重复出现的消息，以及消息之间显示的时间。请对照图片确认。',
  reading: (count) => `还有 ${count} 张图片尚未识别，识别后顺序可能变化。`,
  order: '建议顺序',
  times: (from, to) => (from === to ? from : `${from} 至 ${to}`),
  noTime: '截图上未找到时间',
  gap: '此处可能缺少截图',
  between: (from, to) => `前后两张没有重复的消息。之前最后显示的时间：${from}；之后最先显示的时间：${to}。`,
  unknownTime: '不详',
  noGap: '每张截图的开头都与上一张衔接，未发现缺页。',
  profiles: '双方账号主页',
  profilesMissing: (found) =>
    `已找到 ${found}/2 张。请将双方的个人主页（显示微信号等账号）截图并加入案件，用于证明聊天双方的身份。`,
  profilesFound: '案件中已有显示账号的主页截图，请确认双方各有一张。',
  excerpt: '补齐之前，将这些截图标注为“节选”',
  whole: '已无缺页，取消“节选”标注',
  apply: '按此顺序排列',
  done: (count) => `已排列 ${count} 张截图。`,
}
