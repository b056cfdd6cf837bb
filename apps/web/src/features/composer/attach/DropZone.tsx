'use client'
import Box from '@mui/material/Box'
import { type DragEvent, type ReactNode, useState } from 'react'

type Props = { onFiles: (files: Iterable<File>) => void; children: ReactNode }

/** Takes files that are dropped on it. */
export function DropZone({ onFiles, children }: Props) {
  const [over, setOver] = useState(false)
  const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  return (
    <Box
      sx={{ position: 'relative' }}
      onDragOver={(event) => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={(event) => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        setOver(false)
        onFiles(event.dataTransfer.files)
      }}
    >
      {children}
      {over && (
        <Box
          sx={{
            position: 'absolute',
            inset: -4,
            zIndex: 3,
            display: 'grid',
            placeItems: 'center',
            pointerEvents: 'none',
            color: 'accent',
            fontWeight: 500,
            bgcolor: 'accentSoft',
            border: '1.5px dashed',
            borderColor: 'accent',
            borderRadius: '8px',
          }}
        >
          Drop to attach
        </Box>
      )}
    </Box>
  )
}
