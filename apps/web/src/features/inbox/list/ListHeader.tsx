'use client'
import CloseIcon from '@mui/icons-material/CloseOutlined'
import FilterListIcon from '@mui/icons-material/FilterListOutlined'
import SearchIcon from '@mui/icons-material/SearchOutlined'
import Box from '@mui/material/Box'
import Chip from '@mui/material/Chip'
import IconButton from '@mui/material/IconButton'
import InputBase from '@mui/material/InputBase'
import { useEffect, useRef, useState } from 'react'
import { IconAction } from '../../../ui/IconAction.tsx'
import { Keys } from '../../shortcuts/Keys.tsx'
import { useShortcut } from '../../shortcuts/useShortcut.ts'
import { inboxApi } from '../api.ts'
import { NewMessageButton } from '../compose/NewMessageButton.tsx'
import { usePlace } from '../usePlace.ts'
import { viewOf } from '../view.ts'
import { FilterPopover } from './FilterPopover.tsx'
import { useFilterWords } from './useFilterWords.ts'

/** Which view this is, how much it holds, and the way to look for something in it. */
export function ListHeader() {
  const { place, go } = usePlace()
  const view = viewOf(place.view)
  const { data: counts } = inboxApi.useCountConversationsQuery()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const words = useFilterWords(place)
  const count = view.count && counts ? counts[view.count] : null
  return (
    <Box component="header" sx={{ flex: 'none', borderBottom: '1px solid', borderColor: 'hairline' }}>
      <Box sx={{ height: 48, pl: 4, pr: 2, display: 'flex', alignItems: 'center', gap: 2 }}>
        <Box component="h1" sx={{ m: 0, fontSize: 14, fontWeight: 600, whiteSpace: 'nowrap' }}>
          {view.name}
        </Box>
        {count !== null && (
          <Box component="span" sx={{ color: 'ink3', fontVariantNumeric: 'tabular-nums' }}>
            {count >= 1_000 ? '1,000+' : count}
          </Box>
        )}
        <SearchBox key={place.view} />
        <NewMessageButton />
        <IconAction
          label="Filters"
          aria-haspopup="dialog"
          aria-expanded={anchor !== null}
          onClick={(event) => setAnchor(event.currentTarget)}
          sx={words.length > 0 ? { color: 'accent' } : {}}
        >
          <FilterListIcon />
        </IconAction>
      </Box>
      {words.length > 0 && (
        <Box sx={{ px: 4, pb: 2, display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          {words.map(({ name, words: label }) => (
            <Chip
              key={name}
              label={label}
              onDelete={() => go({ filters: { ...place.filters, [name]: undefined } })}
              deleteIcon={<CloseIcon titleAccess={`Remove ${label}`} />}
            />
          ))}
        </Box>
      )}
      <FilterPopover anchor={anchor} onClose={() => setAnchor(null)} />
    </Box>
  )
}

const pause = 250

/** Searches while one types, and keeps the words in the address. */
function SearchBox() {
  const { place, go } = usePlace()
  const asked = place.filters.q ?? ''
  const [text, setText] = useState(asked)
  const input = useRef<HTMLInputElement>(null)
  useShortcut('search', () => input.current?.select())
  useEffect(() => setText(asked), [asked])
  useEffect(() => {
    const q = text.trim()
    if (q === asked) return
    const timer = setTimeout(() => go({ filters: { ...place.filters, q } }, 'replace'), pause)
    return () => clearTimeout(timer)
  }, [text, asked, go, place.filters])
  const clear = () => {
    setText('')
    go({ filters: { ...place.filters, q: '' } }, 'replace')
  }
  return (
    <InputBase
      inputRef={input}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        if (text) clear()
        else input.current?.blur()
      }}
      placeholder="Search"
      inputProps={{ 'aria-label': 'Search conversations', maxLength: 300, type: 'search' }}
      startAdornment={<SearchIcon sx={{ fontSize: 15, color: 'ink3', mr: 1.5 }} />}
      endAdornment={
        text ? (
          <IconButton aria-label="Clear the search" onClick={clear} sx={{ width: 20, height: 20 }}>
            <CloseIcon sx={{ '&&': { fontSize: 14 } }} />
          </IconButton>
        ) : (
          <Keys id="search" />
        )
      }
      sx={{
        ml: 'auto',
        flex: '0 1 190px',
        minWidth: 0,
        height: 30,
        px: 2,
        fontSize: 13,
        borderRadius: '7px',
        border: '1px solid transparent',
        bgcolor: 'hover',
        '&.Mui-focused': { bgcolor: 'surface', borderColor: 'accent' },
        '& input::-webkit-search-cancel-button': { display: 'none' },
        '& input::placeholder': { color: 'ink3', opacity: 1 },
      }}
    />
  )
}
