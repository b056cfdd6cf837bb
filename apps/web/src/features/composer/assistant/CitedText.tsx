'use client'
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { Prose } from '../../conversation/letter/Paper.tsx'
import { citeDraft, type Sentence, type Source } from './cite.ts'
import { SourcePopover } from './SourcePopover.tsx'

type Props = { text: string; sentences: Sentence[]; sources: Source[] }

/** A draft with the numbers of its sources behind each sentence; claims without one are underlined. */
export function CitedText({ text, sentences, sources }: Props) {
  const [shown, setShown] = useState<{ anchor: HTMLElement; source: Source; number: number } | null>(null)
  const segments = citeDraft(text, sentences, sources)
  return (
    <Prose dir="auto">
      {segments.map((segment, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: segments are cut anew whenever the text changes.
        <span key={index}>
          {segment.supported ? (
            segment.text
          ) : (
            <Weak title="No source supports this sentence">
              {segment.text}
              <span className="aloud"> (no source supports this sentence)</span>
            </Weak>
          )}
          {segment.numbers.map((number) => {
            const source = sources[number - 1]
            if (!source) return null
            return (
              <SourceNumber
                key={number}
                type="button"
                aria-label={`Source ${number}: ${source.title}`}
                aria-haspopup="dialog"
                onClick={(event) => setShown({ anchor: event.currentTarget, source, number })}
              >
                {number}
              </SourceNumber>
            )
          })}
        </span>
      ))}
      <SourcePopover shown={shown} onClose={() => setShown(null)} />
    </Prose>
  )
}

const Weak = styled('span')(({ theme }) => ({
  textDecoration: `underline wavy ${theme.vars.palette.warn}`,
  textDecorationThickness: 1,
  textUnderlineOffset: 4,
  '& .aloud': { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' },
}))

const SourceNumber = styled('button')(({ theme }) => ({
  margin: 0,
  padding: '0 2px',
  border: 0,
  borderRadius: 4,
  background: 'none',
  color: theme.vars.palette.assistant,
  font: 'inherit',
  fontSize: 10,
  fontWeight: 600,
  lineHeight: '14px',
  verticalAlign: 'super',
  cursor: 'pointer',
  '&:hover': { backgroundColor: theme.vars.palette.assistantLine },
}))
