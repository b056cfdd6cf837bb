import type { Components, Theme } from '@mui/material/styles'
import { tone } from './tokens.ts'

/** Only what floats casts a shadow. */
const floating = {
  backgroundColor: tone('raised'),
  backgroundImage: 'none',
  border: `1px solid ${tone('hairline')}`,
  boxShadow: `0 12px 32px -8px ${tone('shade')}, 0 2px 6px -2px ${tone('shade')}`,
}

export const surfaces: Components<Theme> = {
  MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiCard: { defaultProps: { variant: 'outlined' }, styleOverrides: { root: { borderRadius: 10 } } },
  MuiPopover: { styleOverrides: { paper: floating } },
  MuiMenu: {
    styleOverrides: { paper: { ...floating, marginTop: 4 }, list: { padding: 4 } },
  },
  MuiMenuItem: {
    defaultProps: { dense: true },
    styleOverrides: {
      root: {
        minHeight: 30,
        padding: '4px 8px',
        gap: 8,
        borderRadius: 6,
        fontSize: 13,
        '&.Mui-selected, &.Mui-selected:hover': { backgroundColor: tone('selected') },
        '&:hover, &.Mui-focusVisible': { backgroundColor: tone('hover') },
        '& .MuiListItemIcon-root': { minWidth: 0, color: tone('ink3') },
        '& .MuiSvgIcon-root': { fontSize: 16 },
        '@media (max-width: 600px)': { minHeight: 40 },
      },
    },
  },
  MuiDialog: {
    styleOverrides: {
      paper: { ...floating, borderRadius: 12, '@media (max-width: 600px)': { margin: 16 } },
    },
  },
  MuiDialogTitle: {
    styleOverrides: { root: { padding: '18px 20px 8px', fontSize: 15, fontWeight: 600, lineHeight: 1.4 } },
  },
  MuiDialogContent: { styleOverrides: { root: { padding: '4px 20px 8px' } } },
  MuiDialogContentText: { styleOverrides: { root: { fontSize: 13, color: tone('ink2') } } },
  MuiDialogActions: { styleOverrides: { root: { padding: '12px 20px 18px', gap: 8 } } },
  MuiDrawer: {
    styleOverrides: {
      paper: { backgroundColor: tone('surface'), backgroundImage: 'none', borderColor: tone('hairline') },
    },
  },
  MuiBackdrop: {
    styleOverrides: {
      root: { '&:not(.MuiBackdrop-invisible)': { backgroundColor: tone('shade') } },
    },
  },
  MuiTooltip: {
    defaultProps: { enterDelay: 400, enterNextDelay: 100, disableInteractive: true },
    styleOverrides: {
      tooltip: {
        padding: '5px 8px',
        fontSize: 12,
        fontWeight: 400,
        lineHeight: 1.4,
        color: tone('canvas'),
        backgroundColor: tone('ink'),
        borderRadius: 6,
        '& kbd': { color: 'inherit', borderColor: 'currentColor', opacity: 0.75 },
      },
    },
  },
  MuiDivider: { styleOverrides: { root: { borderColor: tone('hairline') } } },
  MuiListItemButton: {
    styleOverrides: {
      root: {
        borderRadius: 6,
        padding: '5px 8px',
        '&:hover': { backgroundColor: tone('hover') },
        '&.Mui-selected, &.Mui-selected:hover': { backgroundColor: tone('selected') },
      },
    },
  },
}
