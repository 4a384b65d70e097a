/** Extensions that promise a certain type, with every type that keeps the promise. Others promise nothing. */
const promises: readonly (readonly [extensions: string, types: RegExp])[] = [
  ['jpg jpeg jpe jfif', /^image\/jpeg$/],
  ['png apng', /^image\/a?png$/],
  ['gif', /^image\/gif$/],
  ['webp', /^image\/webp$/],
  ['bmp dib', /^image\/bmp$/],
  ['avif', /^image\/avif$/],
  ['heic heif hif', /^image\/hei[cf](-sequence)?$/],
  ['tif tiff', /^image\/tiff$/],
  ['svg', /^image\/svg\+xml$/],
  ['pdf', /^application\/pdf$/],
  ['mp3', /^audio\/mpeg$/],
  ['m4a m4b mp4 m4v mov qt 3gp 3g2 3gpp', /^(audio|video)\/(mp4|x-m4a|x-m4v|m4v|quicktime|3gpp2?)$/],
  ['aac', /^audio\/(aac|mp4|x-m4a)$/],
  ['wav wave', /^audio\/(wav|x-wav|vnd\.wave)$/],
  ['amr awb', /^audio\/amr$/],
  ['ogg oga opus spx', /^(audio|video|application)\/ogg/],
  ['flac', /^audio\/(x-)?flac$/],
  ['wma wmv asf', /^(audio|video|application)\/(x-ms-asf|vnd\.ms-asf)$/],
  ['webm mkv mka', /^(audio|video)\/(webm|matroska|x-matroska)$/],
  ['avi', /^video\/vnd\.avi$/],
  ['eml', /^message\/rfc822$/],
  ['txt log csv tsv md', /^(text\/|application\/(json|xml)$|message\/rfc822$)/],
  ['htm html xhtml', /^(text\/html|application\/(xhtml\+)?xml)$/],
  ['docx xlsx pptx', /^application\/(vnd\.openxmlformats-|zip$)/],
  ['doc xls ppt', /^application\/(x-cfb|msword|vnd\.ms-|rtf)/],
  ['zip', /^application\/(zip|vnd\.|ofd|java-archive|epub)/],
  ['ofd', /^application\/(ofd|zip)$/],
]
const typesOf = new Map(
  promises.flatMap(([extensions, types]) =>
    extensions.split(' ').map((extension) => [extension, types] as const),
  ),
)

/** The last extension of a name in lower case; empty when it has none. Signs that hide or reorder text are skipped. */
export function extensionOf(name: string): string {
  const plain = name
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .normalize('NFKC')
    .trimEnd()
  return /[^./\\]\.([^./\\\s]{1,12})$/.exec(plain)?.[1]?.toLowerCase() ?? ''
}

/** True when the extension promises something else than what was found. */
export const isMismatch = (extension: string, type: string): boolean => {
  const types = typesOf.get(extension)
  return types !== undefined && !types.test(type)
}
