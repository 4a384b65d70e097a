import type { copies as en } from '../en/copies.ts'

export const copies: typeof en = {
  short: { none: '一份', copying: '備份中…', two: '已存兩份', lacking: '檔案不全', one: '僅一份' },
  meaning: {
    none: '目前只有瀏覽器自己的一份資料。可以在設定中選擇一個資料夾再存一份；桌面版會自動多存一份。',
    copying: '正在寫入第二份副本。完成之前，新內容只有一份。',
    two: '所有內容都存有兩份：一份在程式的資料庫中，一份在資料庫之外的檔案中。',
    lacking: '所有紀錄都存有兩份，但部分檔案沒有。',
    one: '第二份副本目前無法使用，新內容暫時只有一份。',
  },
  progress: (done, of) => `第 ${done} 筆，共 ${of} 筆`,
  files: (done, of) => `第 ${done} 個檔案，共 ${of} 個`,
  lost: (count) => `有 ${count} 個檔案的內容已遺失或遭更動，未能存為兩份。請重新加入相同的檔案。`,
  check: {
    title: '檢查檔案',
    hint: '逐份完整讀取每個檔案，並與加入時的雜湊值比對；某一份有毀損時，以另一份修復。新檔案會在一天內自動檢查，其餘檔案輪流檢查。',
    button: '立即檢查全部檔案',
    stop: '停止',
    progress: (done, of) => `${done} / ${of}`,
    found: (whole, of, size) =>
      of === 0 ? '目前還沒有檔案。' : `共 ${of} 個檔案，其中 ${whole} 個完好（${size}）。`,
    mended: (count) => `${count} 個檔案有一份缺失或毀損，現已由另一份補齊。`,
    lost: (count) => `有 ${count} 個檔案的各份均已毀損。請重新加入相同的檔案以修復。`,
    unmended: (count) => `${count} 個檔案僅在第二份副本中完好：第一份無法寫入。`,
    cancelled: '已停止。已檢查部分的結果有效。',
  },
  restore: {
    title: '您的紀錄可以還原',
    body: '這台電腦上的程式資料庫是空的，但第二份副本還在。',
    found: (cases, exhibits) => `共 ${cases} 個案件、${exhibits} 份證據。`,
    last: (when) => `最後修改：${when}。`,
    damaged: (seq) =>
      `第二份副本從第 ${seq} 筆起無法讀取，已移入「damaged」資料夾另行存放；在此之前的內容將全部還原。`,
    files: '先還原紀錄，您可以立即繼續工作；各個檔案在首次開啟時還原。',
    button: '還原',
    progress: (done, of) => `已還原 ${done} 筆，共 ${of} 筆`,
  },
}
