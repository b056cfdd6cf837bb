'use client'
import Box from '@mui/material/Box'
import { useEffect } from 'react'
import { conversationApi, partsOf } from '../conversation/api.ts'
import type { Conversation } from '../inbox/api.ts'
import { languageName } from '../inbox/list/chips.ts'
import { contextApi } from './api.ts'
import { Facts, Section } from './Section.tsx'

type Props = { conversation: Conversation }

/** What the judgement of the customer's newest letter rests on: the rules beside the model, and what else was found. */
export function Findings({ conversation }: Props) {
  const { data } = conversationApi.useListMessagesInfiniteQuery(partsOf(conversation.id))
  const newest = data?.pages
    .flatMap(({ items }) => items)
    .findLast(({ direction }) => direction === 'inbound')?.id
  const { currentData: found, refetch } = contextApi.useJudgementQuery(
    { params: { id: newest ?? '' } },
    { skip: newest === undefined },
  )
  const { classification } = conversation
  const told = JSON.stringify(classification)
  const shown = found !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed classification is the reason to ask again.
  useEffect(() => {
    if (shown) refetch().catch(() => {})
  }, [told])
  if (!found) return null
  const { sentiment, severity, urgency, topics, language, languageConfidence } = found
  return (
    <Section title="What it rests on">
      <Facts
        facts={[
          {
            name: 'Next step',
            value: (
              <>
                <Box>{nextSteps[found.nextStep.action]}</Box>
                <Box sx={{ color: 'ink3' }}>{found.nextStep.reason}</Box>
              </>
            ),
          },
          { name: 'Urgency', value: <Urgency level={urgency.level} word={urgency.word} /> },
          { name: 'Feeling', value: `${sentiment.emotion} (${sentiment.score.toFixed(2)})` },
          {
            name: 'Severity',
            value: (
              <>
                <Box>
                  Rules: {severity.ruleHits.length > 0 ? severity.ruleHits.join(', ') : 'no sign found'}
                </Box>
                <Box sx={{ color: 'ink3' }}>
                  Model: {severity.model.severity}, {percent(severity.model.score)}
                </Box>
              </>
            ),
          },
          ...(topics.length > 0
            ? [
                {
                  name: 'Also about',
                  value: topics.map(({ name, confidence }) => `${name} ${percent(confidence)}`).join(', '),
                },
              ]
            : []),
          {
            name: 'Language',
            value: `${language === 'und' ? 'not recognised' : languageName(language)}, ${percent(languageConfidence)}`,
          },
          {
            name: 'Spam',
            value: found.spam ? 'yes, a person said so' : `no, ${percent(found.spamScore)} likely`,
          },
          ...(found.suspicious
            ? [{ name: 'Careful', value: <Box sx={{ color: 'late' }}>It speaks to a machine.</Box> }]
            : []),
          ...(found.agreement === false
            ? [{ name: 'Doubt', value: 'The local model takes it for something else.' }]
            : []),
        ]}
      />
    </Section>
  )
}

const nextSteps = {
  answer: 'An answer is drafted',
  suggest: 'An agent approves',
  escalate: 'A person decides',
} as const

const tones = { answered: 'ink3', 'can wait': 'calm', soon: 'ink', today: 'warn', now: 'late' } as const

function Urgency({ level, word }: { level: number; word: keyof typeof tones }) {
  return (
    <Box component="span" sx={{ color: tones[word] }}>
      {word === 'answered' ? 'none: we wrote last' : `${word}, ${percent(level)}`}
    </Box>
  )
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
