import type { Components, Theme } from '@mui/material/styles'
import { tone } from './tokens.ts'

const quick = 'background-color 120ms, border-color 120ms, color 120ms'

const neutral = {
  color: tone('ink'),
  backgroundColor: tone('surface'),
  borderColor: tone('hairline'),
  '&:hover': { backgroundColor: tone('hover'), borderColor: tone('edge') },
}

export const controls: Components<Theme> = {
  MuiButton: {
    defaultProps: { size: 'small', disableElevation: true, color: 'primary' },
    styleOverrides: {
      root: {
        minWidth: 0,
        height: 30,
        padding: '0 11px',
        gap: 6,
        fontSize: 13,
        fontWeight: 500,
        lineHeight: 1.2,
        textTransform: 'none',
        whiteSpace: 'nowrap',
        transition: quick,
        '&.Mui-disabled': { color: tone('ink3') },
      },
      startIcon: { marginLeft: -2, marginRight: 0, '& > *:nth-of-type(1)': { fontSize: 16 } },
      endIcon: { marginRight: -2, marginLeft: 0, '& > *:nth-of-type(1)': { fontSize: 16 } },
      contained: { '&.Mui-disabled': { backgroundColor: tone('hover'), color: tone('ink3') } },
    },
    variants: [
      { props: { variant: 'outlined', color: 'primary' }, style: neutral },
      {
        props: { variant: 'outlined', color: 'error' },
        style: { borderColor: tone('hairline'), '&:hover': { backgroundColor: tone('lateSoft') } },
      },
      {
        props: { variant: 'text', color: 'primary' },
        style: {
          color: tone('ink2'),
          '&:hover': { backgroundColor: tone('hover'), color: tone('ink') },
        },
      },
      {
        props: { variant: 'text', color: 'secondary' },
        style: { '&:hover': { backgroundColor: tone('assistantLine') } },
      },
      { props: { size: 'large' }, style: { height: 38, fontSize: 14 } },
    ],
  },
  MuiIconButton: {
    defaultProps: { size: 'small' },
    styleOverrides: {
      root: {
        width: 30,
        height: 30,
        borderRadius: 7,
        color: tone('ink2'),
        transition: quick,
        '&:hover': { backgroundColor: tone('hover'), color: tone('ink') },
        '& .MuiSvgIcon-root': { fontSize: 18 },
      },
    },
  },
  MuiTextField: { defaultProps: { size: 'small', fullWidth: true } },
  MuiFormControl: { defaultProps: { size: 'small' } },
  MuiInputLabel: {
    defaultProps: { shrink: true },
    styleOverrides: {
      root: {
        position: 'static',
        transform: 'none',
        marginBottom: 4,
        fontSize: 12,
        fontWeight: 500,
        lineHeight: 1.4,
        color: tone('ink2'),
        '&.Mui-focused': { color: tone('ink2') },
        '&.Mui-error': { color: tone('late') },
      },
      asterisk: { color: tone('ink3') },
    },
  },
  MuiOutlinedInput: {
    defaultProps: { notched: false },
    styleOverrides: {
      root: {
        fontSize: 13,
        lineHeight: '20px',
        backgroundColor: tone('surface'),
        '& .MuiOutlinedInput-notchedOutline': {
          top: 0,
          borderColor: tone('edge'),
          '& legend': { display: 'none' },
        },
        '&:hover .MuiOutlinedInput-notchedOutline': { borderColor: tone('ink3') },
        '&.Mui-focused .MuiOutlinedInput-notchedOutline': { borderWidth: 1.5, borderColor: tone('accent') },
        '&.Mui-disabled': { backgroundColor: tone('sunken') },
      },
      input: {
        height: 20,
        padding: '6px 10px',
        '&::placeholder': { color: tone('ink3'), opacity: 1 },
        '&:focus-visible': { outline: 'none' },
      },
      multiline: { padding: 0, '& .MuiOutlinedInput-input': { height: 'auto', padding: '8px 10px' } },
    },
  },
  MuiInputBase: { styleOverrides: { input: { '&:focus-visible': { outline: 'none' } } } },
  MuiFormHelperText: {
    styleOverrides: { root: { margin: '4px 0 0', fontSize: 12, color: tone('ink3') } },
  },
  MuiFormControlLabel: {
    styleOverrides: { root: { marginLeft: -6, marginRight: 0 }, label: { fontSize: 13 } },
  },
  MuiCheckbox: {
    defaultProps: { size: 'small' },
    styleOverrides: { root: { padding: 5, color: tone('ink3'), '& .MuiSvgIcon-root': { fontSize: 18 } } },
  },
  MuiSwitch: { defaultProps: { size: 'small' } },
  MuiSelect: {
    styleOverrides: { select: { minHeight: 20, '&:focus': { backgroundColor: 'transparent' } } },
  },
  MuiToggleButton: {
    styleOverrides: {
      root: {
        padding: '4px 10px',
        textTransform: 'none',
        fontSize: 12,
        fontWeight: 500,
        color: tone('ink2'),
        borderColor: tone('hairline'),
        '&:hover': { backgroundColor: tone('hover') },
        '&.Mui-selected, &.Mui-selected:hover': { color: tone('ink'), backgroundColor: tone('selected') },
      },
    },
  },
}
