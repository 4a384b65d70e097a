/** Headings of a certification after Federal Rules of Evidence 902(11), (13) and (14) and 28 U.S.C. § 1746. */
export const usRule90214 = {
  id: 'us-rule-902-14',
  jurisdiction: 'US',
  language: 'en',
  fileName: 'certification-us-902-14-draft.txt',
  title: 'CERTIFICATION OF DATA COPIED FROM AN ELECTRONIC DEVICE, STORAGE MEDIUM, OR FILE',
  draft:
    'DRAFT. Not signed, not filed, not legal advice. Whoever signs must be qualified, must check every line, and must fill in or strike out every blank. A lawyer decides whether and how it is used.',
  exhibit: [
    'Exhibit {number}: {file}',
    '    original name: {name}; size: {bytes} bytes',
    '    SHA-256: {sha256}',
    '    hash made at import {at} on {device}; nothing is asserted about the time before import',
  ],
  sections: [
    {
      heading: 'Caption',
      paragraphs: ['Court: ______________________________   Case no.: ____________________'],
    },
    {
      heading: '1. The person who certifies',
      paragraphs: [
        'I, ______________________________, am ______________________________ (occupation, role).',
        'I am qualified to make this certification because ______________________________.',
        'I make it from my own knowledge of the steps described below.',
      ],
    },
    {
      heading: '2. What was copied, and from where',
      paragraphs: [
        'The {count} files listed in section 5 were copied from ______________________________ (device, medium, account) on ____________________.',
        'The device or medium from which they were copied is now kept by ______________________________ at ______________________________.',
      ],
    },
    {
      heading: '3. The process of digital identification',
      paragraphs: [
        'When a file was taken in, {producer} computed a hash value of its bytes with the algorithm SHA-256 (FIPS 180-4) and recorded it with date, time and device in a chained log.',
        'On {madeAt} {producer} computed the hash values of the files in this pack again. Each was equal to the value recorded when the file was taken in.',
        'I compared the hash values on ____________________ with the following program: ______________________________. Result: ______________________________.',
      ],
    },
    {
      heading: '4. What the hash values do not show',
      paragraphs: [
        'Equal hash values show that a file has not changed since it was taken in. They say nothing about the time before, about who made the file, or about whether its contents are true.',
      ],
    },
    { heading: '5. The files', paragraphs: ['{exhibits}'] },
    {
      heading: '6. Notice',
      paragraphs: [
        'Before the trial or hearing, the other side is to be given reasonable written notice of the intent to offer the record, and a fair opportunity to inspect the record and this certification (Rule 902(11)). Notice given on: ____________________.',
      ],
    },
    {
      heading: '7. Declaration',
      paragraphs: [
        'I declare under penalty of perjury that the foregoing is true and correct. (If signed outside the United States: under penalty of perjury under the laws of the United States of America.)',
        'Executed on ____________________ at ______________________________.',
        'Signature: ______________________________',
      ],
    },
  ],
  source: [
    'Federal Rules of Evidence, Rule 902(11), (13), (14), in force since 2017-12-01',
    '28 U.S.C. § 1746 (unsworn declarations)',
  ],
  seenOn: '2026-11-23',
  certainty: 'medium',
}
