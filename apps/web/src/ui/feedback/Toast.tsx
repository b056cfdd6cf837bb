import CloseIcon from '@mui/icons-material/Close'
import ErrorOutlineIcon from '@mui/icons-material/ErrorOutlineOutlined'
import Box from '@mui/material/Box'
import IconButton from '@mui/material/IconButton'
import Stack from '@mui/material/Stack'
import { type CustomContentProps, closeSnackbar, SnackbarContent } from 'notistack'

const look = {
  alignItems: 'center',
  gap: 2,
  width: '100%',
  minHeight: 40,
  pl: 3,
  pr: 1,
  py: 1,
  borderRadius: 1,
  bgcolor: 'ink',
  color: 'canvas',
  boxShadow: '0 12px 32px -8px var(--mui-palette-shade)',
  '& .MuiButton-root, & .MuiIconButton-root': { color: 'inherit' },
  '& .MuiButton-root:hover, & .MuiIconButton-root:hover': {
    color: 'inherit',
    bgcolor: 'transparent',
    opacity: 0.8,
  },
  '& .MuiButton-root': { fontWeight: 600, textDecoration: 'underline', textUnderlineOffset: '3px' },
}

type Props = CustomContentProps & { ref?: React.Ref<HTMLDivElement> }

/** A line at the bottom left: what happened, and the way back. */
export function Toast({ id, message, action, variant, style, ref }: Props) {
  return (
    <SnackbarContent ref={ref ?? null} role={variant === 'error' ? 'alert' : 'status'} style={style ?? {}}>
      <Stack direction="row" sx={look}>
        {variant === 'error' && <ErrorOutlineIcon sx={{ fontSize: 16, flex: 'none' }} />}
        <Box sx={{ flex: 1 }}>{message}</Box>
        {typeof action === 'function' ? action(id) : action}
        <IconButton aria-label="Close" onClick={() => closeSnackbar(id)}>
          <CloseIcon />
        </IconButton>
      </Stack>
    </SnackbarContent>
  )
}
