/** Names the program and its data: text that another one read is read again. */
export const readerName = 'tesseract.js-core 7.0.0, best_int 4.0.0, green 1'
