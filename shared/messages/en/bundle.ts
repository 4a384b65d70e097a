export const bundle = {}
