/**
 * Names of the Latin glyphs of ISO 32000-1, annex D, and the usual ligatures: those of the Adobe Glyph List that fonts
 * without /ToUnicode may use and still lead to Unicode. The whole list has 4,281; a name that is missing here costs a
 * claim, never truth.
 */
const words =
  'A AE Aacute Acircumflex Adieresis Agrave Aring Atilde B C Ccedil D E Eacute Ecircumflex Edieresis Egrave Eth Euro F ' +
  'G H I Iacute Icircumflex Idieresis Igrave J K L Lslash M N Ntilde O OE Oacute Ocircumflex Odieresis Ograve Oslash ' +
  'Otilde P Q R S Scaron T Thorn U Uacute Ucircumflex Udieresis Ugrave V W X Y Yacute Ydieresis Z Zcaron a aacute ' +
  'acircumflex acute adieresis ae agrave ampersand aring asciicircum asciitilde asterisk at atilde b backslash bar ' +
  'braceleft braceright bracketleft bracketright breve brokenbar bullet c caron ccedil cedilla cent circumflex colon ' +
  'comma copyright currency d dagger daggerdbl degree dieresis divide dollar dotaccent dotlessi e eacute ecircumflex ' +
  'edieresis egrave eight ellipsis emdash endash equal eth exclam exclamdown f ff ffi ffl fi five fl florin four ' +
  'fraction g germandbls grave greater guillemotleft guillemotright guilsinglleft guilsinglright h hungarumlaut hyphen ' +
  'i iacute icircumflex idieresis igrave j k l less logicalnot lslash m macron minus mu multiply n nbspace nine ntilde ' +
  'numbersign o oacute ocircumflex odieresis oe ogonek ograve one onehalf onequarter onesuperior ordfeminine ' +
  'ordmasculine oslash otilde p paragraph parenleft parenright percent period periodcentered perthousand plus plusminus ' +
  'q question questiondown quotedbl quotedblbase quotedblleft quotedblright quoteleft quoteright quotesinglbase ' +
  'quotesingle r registered ring s scaron section semicolon seven sfthyphen six slash space sterling t thorn three ' +
  'threequarters threesuperior tilde trademark two twosuperior u uacute ucircumflex udieresis ugrave underscore v w x y ' +
  'yacute ydieresis yen z zcaron zero'
const known = new Set(words.split(' '))

/** Does a glyph of this name lead to Unicode? */
export const isKnownGlyphName = (name: string): boolean =>
  known.has(name) || /^(uni([0-9A-F]{4})+|u[0-9A-F]{4,6})$/.test(name)
