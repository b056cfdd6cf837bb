'use client'

import SearchIcon from '@mui/icons-material/SearchOutlined'
import InputAdornment from '@mui/material/InputAdornment'
import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'

type Props = { label: string; value: string; onChange: (value: string) => void }

/** Searches while you type, a quarter of a second after the last key. */
export function SearchField({ label, value, onChange }: Props) {
  const [typed, setTyped] = useState(value)
  useEffect(() => {
    if (typed === value) return
    const timer = setTimeout(() => onChange(typed), 250)
    return () => clearTimeout(timer)
  }, [typed, value, onChange])
  const lens = (
    <InputAdornment position="start" sx={{ color: 'ink3', mr: 0 }}>
      <SearchIcon sx={{ fontSize: 16 }} />
    </InputAdornment>
  )
  return (
    <TextField
      type="search"
      placeholder={label}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      sx={{ maxWidth: 340 }}
      slotProps={{ input: { startAdornment: lens }, htmlInput: { 'aria-label': label, maxLength: 300 } }}
    />
  )
}
