import type { Components, Theme } from '@mui/material/styles'
import { tone } from './tokens.ts'

/** Page-wide rules: type, the focus ring, quiet scrollbars, and no motion for those who asked for none. */
export const base: Components<Theme> = {
  MuiCssBaseline: {
    styleOverrides: {
      html: { height: '100%', WebkitTextSizeAdjust: '100%' },
      body: {
        height: '100%',
        fontSize: 13,
        lineHeight: 1.45,
        fontFeatureSettings: '"cv05", "calt"',
        WebkitFontSmoothing: 'antialiased',
        scrollbarColor: `${tone('edge')} transparent`,
      },
      '*': { scrollbarWidth: 'thin' },
      ':focus-visible': { outline: `2px solid ${tone('accent')}`, outlineOffset: 1 },
      // Toasts stay clear of the bar at the bottom of a phone.
      '@media (max-width: 899.95px)': { '.notistack-SnackbarContainer': { bottom: '64px !important' } },
      '::selection': { backgroundColor: tone('accentSoft') },
      '@media (prefers-reduced-motion: reduce)': {
        '*, *::before, *::after': {
          animationDuration: '0.01ms !important',
          animationIterationCount: '1 !important',
          transitionDuration: '0.01ms !important',
          scrollBehavior: 'auto !important',
        },
      },
    },
  },
  MuiButtonBase: {
    defaultProps: { disableRipple: true },
    styleOverrides: {
      root: { '&.Mui-focusVisible': { outline: `2px solid ${tone('accent')}`, outlineOffset: 1 } },
    },
  },
  MuiLink: {
    defaultProps: { underline: 'hover' },
    styleOverrides: { root: { color: tone('accent'), borderRadius: 4 } },
  },
  MuiTypography: {
    defaultProps: { variant: 'body2', variantMapping: { subtitle1: 'h2', subtitle2: 'h3', caption: 'span' } },
  },
}
