/** Whether a file of this name runs when it is opened: its last extension decides, as it does for programs. */
export function hasDangerousName(name: string): boolean {
  const clean = name
    .slice(-300)
    .toLowerCase()
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .replace(/[\s.]+$/, '')
  return RUNS.has(/\.([^.\s]{1,20})$/.exec(clean)?.[1] ?? '')
}

/** Whether files of this type run, or are shown by browsers with what they contain run. */
export function isDangerousType(contentType: string): boolean {
  return TYPES.test(contentType)
}

/** The type that goes with an office document's extension, or null. */
export function typeOfName(name: string): string | null {
  return OFFICE[/\.(\w{1,5})$/.exec(name.toLowerCase())?.[1] ?? ''] ?? null
}

/** What desktops run or browsers show with its scripts. */
const RUNS = new Set(
  `ade adp apk app application appinstaller appref-ms appx appxbundle asp aspx bas bat cab cer chm class cmd cnt com
    command cpl crt csh deb der diagcab dll dmg docm dotm elf exe fxp gadget grp hlp hpj hta htm html img inf ins iso isp
    its jar jnlp js jse ksh library-ms lnk mad maf mag mam mar mas mat mau mav maw mda mde mdt mdw mdz mht mhtml mjs msc
    msh msi msix msixbundle msp mst msu ops osd pif pkg pl potm ppam ppsm pptm prf prg ps1 ps1xml ps2 psc1 psd1 psm1 pst
    py pyc pyo pyw rb reg rpm scf scr search-ms sct settingcontent-ms sh shb shs shtml sldm svg svgz swf sys theme url vb
    vbe vbp vbs vdi vhd vhdx vmdk vsto vxd wim ws wsb wsc wsf wsh xbap xht xhtml xla xlam xll xlsb xlsm xltm xnk xpi xsl
    xslt zsh`.split(/\s+/),
)

const TYPES = new RegExp(
  [
    '^text/(?:html|javascript|ecmascript|vbscript|x-(?:sh|python|perl|php|script\\S*)|xml-external\\S*)$',
    '^image/svg',
    '^application/(?:xhtml\\+xml|(?:x-)?javascript|ecmascript|x-(?:msdownload|ms-?dos-executable|dosexec|msi|ms-installer|sh|bat|executable|elf|mach-binary|shellscript|shockwave-flash|java-archive|apple-diskimage|iso9660-image|ms-shortcut|cab\\S*)|java-archive|java-vm|hta|vnd\\.(?:microsoft\\.portable-executable|android\\.package-archive|ms-htmlhelp|debian\\.binary-package))$',
    '^application/vnd\\.ms-(?:word|excel|powerpoint)\\.\\S*macroenabled',
  ].join('|'),
  'i',
)

const OFFICE: Record<string, string> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  msg: 'application/vnd.ms-outlook',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  xml: 'application/xml',
}
