import { createTheme } from '@mui/material/styles'
import { base } from './theme/base.ts'
import { content } from './theme/content.ts'
import { controls } from './theme/controls.ts'
import { paletteOf } from './theme/palette.ts'
import { surfaces } from './theme/surfaces.ts'
import { dark, light, schemeAttribute } from './theme/tokens.ts'

export const theme = createTheme({
  cssVariables: { colorSchemeSelector: schemeAttribute },
  colorSchemes: { light: { palette: paletteOf(light) }, dark: { palette: paletteOf(dark) } },
  spacing: 4,
  shape: { borderRadius: 8 },
  typography: {
    fontFamily: '"Inter Variable", Inter, system-ui, sans-serif',
    fontSize: 13,
    htmlFontSize: 16,
    fontWeightRegular: 400,
    fontWeightMedium: 500,
    fontWeightBold: 600,
    h1: { fontSize: 18, fontWeight: 600, lineHeight: 1.35, letterSpacing: '-0.012em' },
    h2: { fontSize: 15, fontWeight: 600, lineHeight: 1.4, letterSpacing: '-0.006em' },
    h3: { fontSize: 13, fontWeight: 600, lineHeight: 1.45 },
    subtitle1: { fontSize: 14, fontWeight: 600, lineHeight: 1.4 },
    subtitle2: { fontSize: 11, fontWeight: 500, lineHeight: 1.4 },
    body1: { fontSize: 14, lineHeight: 1.55 },
    body2: { fontSize: 13, lineHeight: 1.45 },
    caption: { fontSize: 12, lineHeight: 1.4 },
    button: { fontSize: 13, fontWeight: 500, textTransform: 'none' },
  },
  transitions: {
    duration: {
      shortest: 120,
      shorter: 120,
      short: 140,
      standard: 160,
      complex: 180,
      enteringScreen: 160,
      leavingScreen: 120,
    },
  },
  components: { ...base, ...controls, ...surfaces, ...content },
})
