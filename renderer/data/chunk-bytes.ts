/** Length of every chunk of an original but its last. Part of the format: never change it, add a field instead. */
export const chunkBytes = 1024 * 1024

/** Chunks in a transaction: the knee of the measured curve (decisions/0002). */
export const chunksPerTransaction = 8

/** How many chunks an original of so many bytes has; an empty one has none. */
export const chunkCount = (bytes: number): number => Math.ceil(bytes / chunkBytes)
