'use client'
import InputBase from '@mui/material/InputBase'
import type { ClipboardEvent, KeyboardEvent, RefObject } from 'react'

type Props = {
  field: RefObject<HTMLTextAreaElement | null>
  label: string
  value: string
  onChange: (value: string, caret: number) => void
  placeholder: string
  disabled?: boolean
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement | HTMLInputElement>) => void
  onPaste?: (event: ClipboardEvent) => void
}

/** A field that grows with its text; Escape leaves it, so that the keys of the list work again. */
export function TextArea({
  field,
  label,
  value,
  onChange,
  placeholder,
  disabled,
  onKeyDown,
  onPaste,
}: Props) {
  return (
    <InputBase
      multiline
      fullWidth
      minRows={2}
      maxRows={14}
      inputRef={field}
      value={value}
      disabled={disabled ?? false}
      placeholder={placeholder}
      onChange={(event) =>
        onChange(event.target.value, event.target.selectionStart ?? event.target.value.length)
      }
      onPaste={onPaste}
      onKeyDown={(event) => {
        onKeyDown?.(event)
        if (event.key === 'Escape' && !event.defaultPrevented) {
          event.preventDefault()
          field.current?.blur()
        }
      }}
      inputProps={{ 'aria-label': label, dir: 'auto', maxLength: 200_000 }}
      sx={{
        p: 0,
        fontSize: 14,
        lineHeight: 1.55,
        '& textarea::placeholder': { color: 'ink3', opacity: 1 },
        '& textarea.Mui-disabled': { WebkitTextFillColor: 'inherit', color: 'ink3' },
      }}
    />
  )
}
