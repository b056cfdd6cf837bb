'use client'
import Box from '@mui/material/Box'
import { ToneChip } from '../../ui/ToneChip.tsx'
import type { Conversation } from '../inbox/api.ts'
import { isByPerson } from '../inbox/list/chips.ts'
import { moodWord } from './mood.ts'
import { Facts, Section } from './Section.tsx'

type Judged = NonNullable<Conversation['classification']>

const routes: Record<Judged['route'], string> = {
  informational: 'Wants to know something',
  service_action: 'Wants something done',
  safety_compliance: 'Safety or compliance',
}

const tones = { calm: 'calm', warn: 'warn', late: 'late', quiet: 'ink' } as const

type Props = { conversation: Conversation; classification: Judged }

/** What was judged of it, how surely, and by whom. */
export function Judgement({ conversation, classification }: Props) {
  const { route, category, categoryName, confidence, sentiment, severity, by } = classification
  const corrected = isByPerson(by)
  const mood = moodWord(sentiment)
  return (
    <Section title={corrected ? 'Judged, and corrected by a person' : 'Judged by the assistant'}>
      <Facts
        facts={[
          {
            name: 'Category',
            value: (
              <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1.5 }}>
                <ToneChip
                  tone={corrected ? 'neutral' : 'assistant'}
                  label={categoryName ?? category ?? 'None'}
                />
                {!corrected && <Sureness share={confidence} />}
              </Box>
            ),
          },
          {
            name: 'Route',
            value: <Box sx={{ color: route === 'safety_compliance' ? 'late' : 'ink' }}>{routes[route]}</Box>,
          },
          { name: 'Severity', value: severity },
          { name: 'Tone', value: <Box sx={{ color: tones[mood.tone] }}>{mood.word}</Box> },
          { name: 'By', value: corrected ? 'a colleague' : by === 'local' ? 'the local model' : by },
          ...(conversation.tags.length > 0
            ? [
                {
                  name: 'Tags',
                  value: (
                    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
                      {conversation.tags.map((tag) => (
                        <ToneChip key={tag} label={tag} />
                      ))}
                    </Box>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  )
}

function Sureness({ share }: { share: number }) {
  const percent = Math.round(share * 100)
  return (
    <Box
      component="span"
      sx={{ display: 'flex', alignItems: 'center', gap: 1.5, color: 'assistant', fontSize: 12 }}
    >
      <Box
        component="span"
        aria-hidden
        sx={{ width: 36, height: 4, borderRadius: 2, bgcolor: 'assistantLine', overflow: 'hidden' }}
      >
        <Box
          component="span"
          sx={{ display: 'block', width: `${percent}%`, height: '100%', bgcolor: 'assistant' }}
        />
      </Box>
      {percent} %
    </Box>
  )
}
