import { type PDFContext, PDFHexString, PDFName, PDFRawStream, type PDFRef, PDFString } from 'pdf-lib'
import type { BundleDocument } from './document-model.ts'

type Described = Pick<
  BundleDocument,
  'title' | 'subject' | 'author' | 'language' | 'createdAt' | 'producer' | 'isArchival'
>
const defaultProducer = 'Recourse'

/** `2025-05-10T08:30:00.000Z` as PDF has it: `D:20250510083000Z`. Whole seconds, so that Info and XMP agree. */
export const pdfDate = (instant: string): PDFString =>
  PDFString.of(`D:${instant.slice(0, 19).replace(/[-:T]/g, '')}Z`)

/** The Info dictionary. PDF/A wants it to say exactly what the XMP says. */
export function infoObject(context: PDFContext, described: Described): PDFRef {
  const info = context.obj({})
  const producer = described.producer ?? defaultProducer
  const texts = {
    Title: described.title,
    Author: described.author,
    Subject: described.subject,
    Creator: producer,
    Producer: producer,
  }
  for (const [key, text] of Object.entries(texts)) {
    if (text !== '') info.set(PDFName.of(key), PDFHexString.fromText(text))
  }
  info.set(PDFName.of('CreationDate'), pdfDate(described.createdAt))
  info.set(PDFName.of('ModDate'), pdfDate(described.createdAt))
  return context.register(info)
}

/** The XMP packet, uncompressed, so that programs that know no PDF find it. */
export function metadataObject(context: PDFContext, described: Described): PDFRef {
  const dict = context.obj({ Type: 'Metadata', Subtype: 'XML' })
  return context.register(PDFRawStream.of(dict, new TextEncoder().encode(xmpPacket(described))))
}

/** Control characters are no XML; the rest is escaped. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/**
 * PDF/A-3, level U, and PDF/UA-1. The schema of PDF/UA is none that PDF/A knows, so it is described (ISO 19005-3, 6.6.2.3).
 */
const archivalClaim = `
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>U</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`

function xmpPacket({
  title,
  subject,
  author,
  language,
  createdAt,
  producer = defaultProducer,
  isArchival = false,
}: Described): string {
  const moment = `${createdAt.slice(0, 19)}Z`
  const alternatives = (name: string, text: string) =>
    text === ''
      ? ''
      : `\n<${name}><rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt></${name}>`
  const creator =
    author === '' ? '' : `\n<dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>`
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>${alternatives('dc:title', title)}${alternatives('dc:description', subject)}${creator}
<dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${moment}</xmp:CreateDate>
<xmp:ModifyDate>${moment}</xmp:ModifyDate>
<xmp:CreatorTool>${escaped(producer)}</xmp:CreatorTool>
<pdf:Producer>${escaped(producer)}</pdf:Producer>
</rdf:Description>${isArchival ? archivalClaim : ''}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`
}
