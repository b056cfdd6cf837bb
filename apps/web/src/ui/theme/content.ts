import type { Components, Theme } from '@mui/material/styles'
import { tone } from './tokens.ts'

export const content: Components<Theme> = {
  MuiChip: {
    defaultProps: { size: 'small' },
    styleOverrides: {
      root: {
        height: 19,
        borderRadius: 5,
        fontSize: 11,
        color: tone('ink2'),
        backgroundColor: tone('sunken'),
        '& .MuiChip-icon': { fontSize: 12, marginLeft: 5, marginRight: -3, color: 'inherit' },
        '& .MuiChip-deleteIcon': { fontSize: 13, marginRight: 3, color: tone('ink3') },
      },
      label: { paddingLeft: 6, paddingRight: 6 },
      outlined: { backgroundColor: 'transparent', borderColor: tone('hairline') },
    },
  },
  MuiAvatar: {
    styleOverrides: {
      root: {
        width: 26,
        height: 26,
        fontSize: 10.5,
        fontWeight: 600,
        letterSpacing: '0.01em',
        color: tone('ink2'),
        backgroundColor: tone('sunken'),
        boxShadow: `inset 0 0 0 1px ${tone('hairline')}`,
      },
    },
  },
  MuiTableCell: {
    styleOverrides: {
      root: { padding: '9px 12px', fontSize: 13, borderColor: tone('hairline') },
      head: { paddingTop: 6, paddingBottom: 6, fontSize: 12, fontWeight: 500, color: tone('ink3') },
    },
  },
  MuiTableRow: {
    styleOverrides: { root: { '&.MuiTableRow-hover:hover': { backgroundColor: tone('hover') } } },
  },
  MuiTabs: {
    styleOverrides: { root: { minHeight: 36 }, indicator: { height: 2, backgroundColor: tone('accent') } },
  },
  MuiTab: {
    styleOverrides: {
      root: {
        minHeight: 36,
        minWidth: 0,
        padding: '0 2px',
        marginRight: 18,
        textTransform: 'none',
        fontSize: 13,
        fontWeight: 500,
        color: tone('ink3'),
        '&.Mui-selected': { color: tone('ink') },
      },
    },
  },
  MuiSkeleton: {
    defaultProps: { variant: 'rounded' },
    styleOverrides: { root: { backgroundColor: tone('hover') } },
  },
  MuiAlert: {
    defaultProps: { variant: 'standard' },
    styleOverrides: {
      root: { padding: '4px 12px', fontSize: 13, borderRadius: 8, border: '1px solid transparent' },
      icon: { fontSize: 18, marginRight: 8, padding: '8px 0', color: 'inherit' },
    },
    variants: [
      { props: { severity: 'error' }, style: { color: tone('late'), backgroundColor: tone('lateSoft') } },
      { props: { severity: 'warning' }, style: { color: tone('warn'), backgroundColor: tone('warnSoft') } },
      { props: { severity: 'success' }, style: { color: tone('calm'), backgroundColor: tone('calmSoft') } },
      {
        props: { severity: 'info' },
        style: { color: tone('ink2'), backgroundColor: tone('sunken'), borderColor: tone('hairline') },
      },
    ],
  },
  MuiLinearProgress: { styleOverrides: { root: { height: 4, borderRadius: 2 } } },
}
