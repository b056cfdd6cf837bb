import Chip, { type ChipProps } from '@mui/material/Chip'
import type { Role } from './theme/tokens.ts'

/** What a chip's colour says. Its words say it too. */
const tones = {
  neutral: ['ink2', 'sunken'],
  accent: ['accent', 'accentSoft'],
  assistant: ['assistant', 'assistantSoft'],
  calm: ['calm', 'calmSoft'],
  warn: ['warn', 'warnSoft'],
  late: ['late', 'lateSoft'],
} as const satisfies Record<string, readonly [Role, Role]>

export type Tone = keyof typeof tones

type Props = Omit<ChipProps, 'color' | 'variant'> & { tone?: Tone }

export function ToneChip({ tone = 'neutral', sx, ...rest }: Props) {
  const [color, bgcolor] = tones[tone]
  return <Chip {...rest} sx={[{ color, bgcolor }, ...(Array.isArray(sx) ? sx : [sx ?? {}])]} />
}
