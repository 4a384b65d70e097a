import type { ReopenReason, SigningReason } from '#shared/core/failure.ts'
import type { bundleChecks as enChecks, failures as en } from '../en/failures.ts'
import { shortened } from '../shortened.ts'
import { caseFileFaults } from './case-file-faults.ts'

export const bundleChecks: typeof enChecks = {
  structure: '檔案結構',
  pages: '頁數',
  'printed-numbers': '印刷頁碼',
  labels: '頁面標籤',
  index: '證據目錄',
  links: '連結',
  bookmarks: '書籤',
  text: '可檢索文字',
  attachments: '所附原始檔案',
  pictures: '圖片符合限制、只含畫面',
  files: '檔案及其雜湊值',
  'archive-rules': 'PDF/A 與 PDF/UA 規則',
  redaction: '遮蔽的個人資料',
}

const mb = (bytes: number) => `${Math.ceil(bytes / 1e6).toLocaleString('zh-TW')} MB`

export const failures: typeof en = {
  'storage/full': (f) =>
    f.freeBytes === undefined
      ? `空間不足，約需 ${mb(f.neededBytes)}。現有資料沒有遺失。請清出磁碟空間後再試。`
      : `磁碟空間不足：需要 ${mb(f.neededBytes)}，僅剩 ${mb(f.freeBytes)}。現有資料沒有遺失。請清出空間後再試。`,
  'storage/unavailable': (f) =>
    `儲存區沒有回應（${f.detail}）。為保護您的資料，已停止寫入。請關閉其他「據理」視窗後重新啟動。`,
  'storage/no-room-to-open': (f) =>
    `磁碟已滿。開啟資料時總會向磁碟寫入少量內容，磁碟已滿時寫入可能損壞資料，因此暫不開啟。資料沒有遺失。請至少騰出 ${mb(f.neededBytes)} 空間，然後再試一次。`,
  'storage/newer-version': () => '這些資料由較新版本的「據理」建立，本版本未加更動。請安裝新版後再開啟。',
  'storage/nothing-to-undo': () => '沒有可復原的操作。',
  'storage/nothing-to-redo': () => '沒有可重做的操作。',
  'storage/original-missing': () => '找不到這份檔案儲存的內容。再次匯入同一個檔案即可修復。',
  'storage/original-damaged': () => '這份檔案儲存的內容與匯入時不符。再次匯入同一個檔案即可修復。',
  'vault/unavailable': (f) =>
    `第二份副本目前無法讀寫（${f.detail}）。第一份的紀錄安然無恙。請確認磁碟已連接，且具有寫入權限。`,
  'vault/full': () => '存放第二份副本的磁碟已滿。第一份的紀錄安然無恙。請在該磁碟上騰出空間。',
  'vault/in-use': () =>
    '這台電腦上還有一個據理正在執行（使用另一個使用者設定檔），並在寫入第二份副本。第一份的紀錄安然無恙。請關閉那一個。',
  'vault/newer-version': () => '第二份副本由較新版本的據理建立，程式未作任何更動。請安裝新版本。',
  'vault/not-a-vault': (f) => `第二份副本的資料夾裡不是據理的副本（${f.detail}），程式未作任何更動。`,
  'vault/damaged': (f) =>
    `第二份紀錄從第 ${f.seq} 筆起已毀損，而第一份沒有那麼長。程式不會覆寫任何內容，請向我們回報。`,
  'vault/forked': (f) => `兩份紀錄從第 ${f.seq} 筆起內容不一致。為保護兩份資料，已停止寫入。`,
  'vault/original-missing': () => '找不到此檔案的第二份副本。',
  'vault/original-damaged': () => '此檔案的第二份副本已被更動，已另行存放。',
  'vault/not-allowed': (f) =>
    `請重新允許瀏覽器使用資料夾「${f.folder}」，第二份副本才會繼續寫入。在此之前，新內容只有一份。`,
  'vault/folder-missing': (f) =>
    `存放第二份副本的資料夾「${f.folder}」或其中的內容已不存在。請把它放回原處或連接所在的磁碟，也可以在設定中另選資料夾。`,
  'vault/in-other-window': () =>
    '第二份副本正由此瀏覽器的另一個分頁或視窗使用，這裡的新內容也由它寫入。同一時間只能有一個頁面使用。',
  'folder/other-records': (f) =>
    `資料夾「${f.folder}」中的第二份副本屬於另一套紀錄，不是此瀏覽器中的紀錄，程式未作任何更動。請另選資料夾。`,
  'folder/nothing-there': (f) => `資料夾「${f.folder}」中沒有第二份副本，其中的內容未加更動。`,
  'folder/occupied': (f) =>
    `您所選的資料夾中已有「${f.folder}」，但它不是第二份副本，程式未作任何更動。請另選資料夾。`,
  'folder/ahead': (f) =>
    `這個瀏覽器遺失了最新的紀錄：第二份副本${f.folder === undefined ? '' : `（資料夾「${f.folder}」）`}中有第 ${f.seq} 筆，這裡已經沒有。為免兩份從此各走各路，核對之前不會開啟紀錄。${
      {
        'not-allowed': '請重新允許使用該資料夾，遺失的內容即可找回。',
        'in-other-window': '第二份副本正由本瀏覽器的另一個分頁或視窗使用。請在那裡繼續，或將其關閉後再試。',
        away: '請把資料夾放回原處或連接所在的磁碟，然後再試，遺失的內容即可找回。',
        forgotten: '瀏覽器也已不知道資料夾在哪裡。請重新選擇，遺失的內容即可找回。',
      }[f.reason]
    }`,
  'folder/forgotten': (f) =>
    `這個瀏覽器中的紀錄已經遺失，但您的紀錄在資料夾「${f.folder}」中另有一份。請重新選擇這個資料夾，即可找回。`,
  'folder/not-given': (f) =>
    `沒有允許瀏覽器使用資料夾「${f.folder}」，第二份副本暫時無法繼續。請再試一次，並在瀏覽器詢問時選擇允許。如果瀏覽器不再詢問，請點一下網址左側的圖示，允許本頁面編輯檔案。`,
  'folder/refused': (f) => `瀏覽器不允許本頁面使用此資料夾（${f.detail}）。請另選資料夾。`,
  'backup/not-there': (f) => `備份不在 ${f.folder}。請連接該磁碟，或另選資料夾。未寫入任何內容。`,
  'backup/not-a-backup': (f) => `${f.folder} 裡沒有備份，其中的內容未加更動。`,
  'backup/same-place': (f) =>
    `${f.folder} 是據理自己存放第二份副本的地方。請另選資料夾，最好在另一顆磁碟上。`,
  'backup/newer-version': (f) => `${f.folder} 裡的備份由較新版本的據理製作，程式未作任何更動。請安裝新版本。`,
  'backup/other-records': (f) =>
    `${f.folder} 裡的備份屬於另一套紀錄，不是這台電腦上的紀錄，程式未作任何更動。請另選資料夾。`,
  'backup/ahead': (f) =>
    `${f.folder} 裡的備份比這台電腦上的紀錄更新，程式未作任何更動。請為這台電腦的紀錄另選資料夾。`,
  'backup/forked': (f) =>
    `${f.folder} 裡的備份與這台電腦上的紀錄從第 ${f.seq} 筆起不同：分開之後，兩邊都有更動。程式未作任何更動。請為這台電腦的紀錄另選資料夾。`,
  'backup/damaged': (f) =>
    `${f.folder} 裡的備份從第 ${f.seq} 筆起無法讀取，內容可能多於這台電腦。程式未作任何更動。請另選資料夾。`,
  'backup/full': (f) =>
    f.freeBytes === undefined
      ? `${f.folder} 所在磁碟已滿。已複製的部分完好；請騰出空間後重新開始。`
      : `${f.folder} 所在磁碟空間不足：需要 ${mb(f.neededBytes)}，可用 ${mb(f.freeBytes)}。`,
  'backup/unavailable': (f) =>
    `無法讀寫 ${f.folder}（${f.detail}）。請確認磁碟已連接，且未開啟防寫。已複製的部分完好。`,
  'backup/not-empty': () =>
    '這台電腦上已有紀錄。為免混在一起，只有在沒有紀錄時才能從備份還原。程式未作任何更動。',
  'backup/busy': () => '正在備份或還原，請等它結束。',
  'trash/not-there': () => '它已不在垃圾桶中，可能已經還原。',
  'trash/case-removed': ({ title }) => `它所屬的案件「${title}」也在垃圾桶中，請先還原該案件。`,
  'trash/on-hold': ({ title }) =>
    `案件「${title}」已保全，其中的內容不能永久刪除。確認可以解除時，請先解除保全。`,
  'trash/no-room-to-delete': ({ freeBytes }) =>
    `磁碟僅剩 ${mb(freeBytes)}，此時刪除可能損壞全部紀錄，因此沒有刪除。請先清空系統資源回收筒或移走大檔案，騰出空間。`,
  'import/unreadable': (f) => `「${f.fileName}」無法讀取（${f.detail}），未匯入；其餘檔案不受影響。`,
  'import/cancelled': (f) => `已取消。${f.total} 個檔案中已存好 ${f.kept} 個，其餘未匯入。`,
  'bundle/no-exhibits': () => '請至少選擇一份證據。',
  'bundle/password-refused': () =>
    '這個密碼不能用：長度須在 1 到 127 位元組之間（約 40 個漢字），且不能含有控制字元。',
  'bundle/cannot-sign': ({ reason, detail }) =>
    `證據冊未能簽章，因此沒有製作。${whyNotSigned(reason, detail)}`,
  'bundle/cannot-reopen': ({ fileName, reason }) => whyNotReopened(reason, fileName),
  'bundle/cancelled': () => '已取消，未產生檔案。',
  'bundle/original-altered': (f) => `「${f.fileName}」的內容與匯入時不符，未製作證據冊。`,
  'bundle/original-unreadable': (f) => `「${f.fileName}」無法讀取（${f.detail}），未製作證據冊。`,
  'bundle/too-large': (f) =>
    `證據冊將達 ${mb(f.bytes)}，閱讀軟體最多能開啟 ${mb(f.limit)}。請不附原始檔案，或減少證據。`,
  'bundle/verification-failed': (f) =>
    `證據冊完成後回讀核對，與方案不符。${bundleChecks[f.check]}（${f.where}）：應為「${f.expected}」，實為「${f.found}」。該檔案已捨棄，請回報此問題。`,
  'handover/cancelled': () => '已取消，沒有產生任何檔案。',
  'handover/case-changed': () =>
    '製作期間案件有變更：證據冊中的一份證據已不在案件裡。沒有產生任何檔案，請再試一次。',
  'handover/contradicts': (f) =>
    `製作完成後讀回核對，其中的「${f.fileName}」與應有的內容不符，已捨棄。請再試一次；若再次發生，請回報此問題。`,
  'handover/case-file-refused': ({ fileName, fault, where }) =>
    `「${fileName}」沒有開啟：${caseFileFaults[fault](shortened(where))}沒有加入任何內容。`,
  'timestamp/not-an-answer': (f) => `「${f.fileName}」不是時戳機構的回覆。請選擇該請求收到的回覆檔（.tsr）。`,
  'timestamp/refused': (f) => `時戳機構拒絕了請求（狀態 ${f.detail}）。請向其詢問原因，或換一家機構。`,
  'timestamp/other-hash': (f) =>
    `「${f.fileName}」是另一份內容的時間戳記，所載雜湊值為 ${f.found.slice(0, 16)}…。請選擇這份資料包的請求所得的回覆。`,
  'shell/cannot-write': (f) => `「${f.fileName}」寫入失敗（${f.detail}）。請換一個資料夾。`,
  'ipc/untrusted-sender': () => '已拒絕來自不明頁面的要求。',
  'ipc/bad-arguments': (f) => `程式內部要求有誤（${f.channel}），請回報此問題。`,
  'ipc/unexpected': (f) => `發生意外錯誤（${f.channel}：${f.detail}），請回報此問題。`,
  'rule/required': () => '請填寫此項。',
  'rule/not-a-date': () => '日期格式不對，請依 2025-05-10 填寫。',
  'rule/not-a-time': () => '時間格式不對，請依 14:03 填寫。',
  'rule/not-an-amount': () => '金額格式不對，請依 3980.00 填寫。',
  'rule/range-reversed': () => '結束日期早於開始日期。',
}

/** Facts of a certificate in words. */
const whyNotSigned = (reason: SigningReason, detail: string): string =>
  ({
    'wrong-password': '密碼不對，打不開這個憑證檔。',
    'not-a-key-file': '這不是可用來簽章的憑證檔（.p12 或 .pfx），或者檔案已損毀。',
    'no-key': '憑證檔裡沒有私鑰，或者私鑰與憑證不相符。',
    expired: `憑證已於 ${detail.slice(0, 10)} 到期，請向簽發機構申請新憑證。`,
    'not-yet-valid': `憑證自 ${detail.slice(0, 10)} 起才有效，請檢查本機日期。`,
    unsupported: `目前不支援這種金鑰或加密方式（${detail}）。可用的有 RSA 以及 P-256、P-384、P-521 曲線。`,
  })[reason]

const whyNotReopened = (reason: ReopenReason, name: string): string =>
  ({
    'not-a-pdf': `「${name}」不是 PDF 檔案，請選擇證據冊的 PDF。`,
    'other-program': `「${name}」不是據理製作的。只有據理製作的證據冊才能重新讀取。`,
    rewritten: `「${name}」自稱由據理製作，但已被其他程式更動並另存，不再是當初產生的檔案。請索取原來的檔案。`,
    'no-record': `「${name}」由舊版據理製作，當時的證據冊無法重新讀取。`,
    newer: `「${name}」由較新版本的據理製作，請安裝新版本後讀取。`,
    damaged: `「${name}」已損毀或不完整，請重新索取該檔案。`,
    password: `「${name}」設有密碼，請輸入密碼。`,
    'wrong-password': `密碼不對，無法開啟「${name}」。`,
  })[reason]
