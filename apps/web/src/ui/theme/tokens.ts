/** The attribute on <html> that names the colour scheme in use. */
export const schemeAttribute = 'data-theme'

/** Colours by the role they play. No colour is written anywhere else. */
export const light = {
  canvas: '#fbfbfa',
  surface: '#ffffff',
  raised: '#ffffff',
  sunken: '#f4f4f2',
  hairline: '#e7e6e3',
  edge: '#d3d1cc',
  hover: '#f0efec',
  ink: '#1c1b19',
  ink2: '#5a5853',
  ink3: '#6c6963',
  accent: '#0f6b5c',
  accentStrong: '#0b574b',
  accentSoft: '#e2f0ec',
  onAccent: '#ffffff',
  assistant: '#6144cf',
  assistantSoft: '#f3f0fd',
  assistantLine: '#dcd3f8',
  note: '#fdf6e0',
  noteLine: '#efe0b0',
  calm: '#2f6e46',
  calmSoft: '#e4f1e8',
  warn: '#8a5200',
  warnSoft: '#fbeed8',
  late: '#a92c28',
  lateStrong: '#8c211e',
  lateSoft: '#fbe6e4',
  onLate: '#ffffff',
  selected: '#eef4f2',
  shade: 'rgb(28 27 25 / 0.14)',
} as const

export type Role = keyof typeof light

export const dark: Record<Role, string> = {
  canvas: '#131312',
  surface: '#191918',
  raised: '#20201f',
  sunken: '#111110',
  hairline: '#2b2a28',
  edge: '#3b3936',
  hover: '#232221',
  ink: '#eceae5',
  ink2: '#aeaba3',
  ink3: '#97948c',
  accent: '#5fc4ae',
  accentStrong: '#7fd3c0',
  accentSoft: '#173430',
  onAccent: '#0b1815',
  assistant: '#b0a0f7',
  assistantSoft: '#211d33',
  assistantLine: '#3a3260',
  note: '#2a2516',
  noteLine: '#4a4124',
  calm: '#7cc194',
  calmSoft: '#17291d',
  warn: '#e0a14a',
  warnSoft: '#33260f',
  late: '#ee8a83',
  lateStrong: '#f3a39d',
  lateSoft: '#371a18',
  onLate: '#230b09',
  selected: '#1c2624',
  shade: 'rgb(0 0 0 / 0.55)',
}

/** The colour of a role as a CSS variable that follows light and dark. */
export function tone(role: Role): string {
  return `var(--mui-palette-${role})`
}
