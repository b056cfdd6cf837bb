const address =
  /"[^"\s]{1,64}"@[a-z0-9][a-z0-9.-]{0,200}[a-z0-9]|[^\s\p{C}<>"',;:()[\]{}\\|]{1,200}@[\p{L}\p{N}][\p{L}\p{N}.-]{0,200}[\p{L}\p{N}]/iu
const every = new RegExp(address.source, 'giu')

/** Addresses of programs, never of a customer. */
const programs =
  /^(?:mailer-?daemon|mail-?daemon|post-?master|no-?reply|noreply|bounces?|abuse|mdaemon|hostmaster|webmaster|help-?desk)(?:[@+_-]|$)/i

/** The first mail address in a text, in lower case; null when there is none. */
export function addressIn(text: string): string | null {
  return tidy(address.exec(text.slice(0, 2_000))?.[0] ?? '') || null
}

/** All addresses in the first 40,000 characters of a text, each once, in their order. */
export function addressesIn(text: string): string[] {
  const found = text.slice(0, 40_000).match(every) ?? []
  return [...new Set(found.map(tidy).filter((one) => one !== ''))]
}

export function isProgram(one: string): boolean {
  return programs.test(one)
}

/** Without what programs leave stuck to an address: `mailto=`, `=3D`, bullets. */
function tidy(written: string): string {
  const bare = written
    .toLowerCase()
    .replace(/^(?:mailto|smtp|rfc822|to)=+/, '')
    .replace(/^[*=•·-]+(?=[^@])/, '')
    .replace(/(?<=@.*)(?:\.[.-]|-\.).*$/, '')
  return /^[^@]+@[^@]+$/.test(bare) ? bare : ''
}
