/** Charsets that the platform's TextDecoder lacks or reads too strictly. */

const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'
const CP850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0'

// A hostile text shifts a million times: decoders are made once.
const utf16be = new TextDecoder('utf-16be')
const eucKr = new TextDecoder('euc-kr')
const gbk = new TextDecoder('gbk')

/** IBM code page 437 (DOS, United States). */
export function decodeCp437(bytes: Uint8Array): string {
  return upperHalf(bytes, CP437)
}

/** IBM code page 850 (DOS, Western Europe). */
export function decodeCp850(bytes: Uint8Array): string {
  return upperHalf(bytes, CP850)
}

/** UTF-7 (RFC 2152): `+` opens a run of base64 UTF-16, `-` or any other character closes it. */
export function decodeUtf7(bytes: Uint8Array): string {
  return latin1(bytes).replace(/\+([A-Za-z0-9+/]*)(-?)/g, (whole, run: string, close: string) => {
    if (run === '') return close === '-' ? '+' : whole
    const units = Buffer.from(run, 'base64')
    return utf16be.decode(units.subarray(0, units.length - (units.length % 2)))
  })
}

/** ISO-2022-JP (RFC 1468): a shift to ASCII that is undone at once is legal in mail, an error in browsers. */
export function decodeIso2022Jp(bytes: Uint8Array): string {
  const clean = latin1(bytes).replaceAll('\x1b(B\x1b$', '\x1b$').replaceAll('\x1b(J\x1b$', '\x1b$')
  return new TextDecoder('iso-2022-jp').decode(Buffer.from(clean, 'latin1'))
}

/** ISO-2022-KR (RFC 1557): between shift-out and shift-in every byte is EUC-KR without its high bit. */
export function decodeIso2022Kr(bytes: Uint8Array): string {
  const text = latin1(bytes).replaceAll('\x1b$)C', '')
  return text
    .split('\x0e')
    .map((piece, index) => (index === 0 ? piece : unshift(piece)))
    .join('')
}

/** HZ-GB-2312 (RFC 1843): `~{` and `~}` enclose GB 2312 without its high bit. */
export function decodeHz(bytes: Uint8Array): string {
  return latin1(bytes)
    .replace(/~\{([^~\n]*)(?:~\})?/g, (_, run: string) => withHighBit(run, gbk))
    .replaceAll('~~', '~')
    .replaceAll('~\n', '')
}

/** What follows a shift-out: Korean up to the shift-in or the end of the line, ASCII after it. */
function unshift(piece: string): string {
  const [shifted = ''] = piece.replaceAll('\x0f', '\n').split('\n', 1)
  return withHighBit(shifted, eucKr) + piece.slice(shifted.length).replace('\x0f', '')
}

function withHighBit(run: string, decoder: typeof gbk): string {
  if (run === '') return ''
  const bytes = Buffer.from(run, 'latin1')
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = (bytes[at] ?? 0) | 0x80
  return decoder.decode(bytes)
}

function upperHalf(bytes: Uint8Array, table: string): string {
  return latin1(bytes).replace(/[\x80-\xff]/g, (char) => table[char.charCodeAt(0) - 0x80] ?? char)
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
