export type Emotion =
  | 'angry'
  | 'frustrated'
  | 'worried'
  | 'disappointed'
  | 'confused'
  | 'displeased'
  | 'calm'
  | 'pleased'
  | 'grateful'
  | 'delighted'

interface Cue {
  emotion: Emotion
  side: 'negative' | 'any' | 'positive'
  pattern: RegExp
}

/** Words that name a feeling, in the languages the mood words are in; the gravest first. */
const cues: Cue[] = [
  {
    emotion: 'angry',
    side: 'negative',
    pattern:
      /\b(?:angry|furious|outrag\w*|disgust\w*|livid|how dare|wütend|empör\w*|unverschämt\w*|frechheit|sauer|furieu\w*|en colère|scandal\w*|honteux|furios\w*|enfadad\w*|indignad\w*|vergüenza|arrabbiat\w*|vergogn\w*|woedend|boos|schandalig|indignad\w*)/giu,
  },
  {
    emotion: 'worried',
    side: 'negative',
    pattern:
      /\b(?:worri\w*|afraid|scared|anxious|concerned|panic\w*|besorgt|angst|sorgen?|beunruhig\w*|inquiet\w*|peur|angoiss\w*|preocupad\w*|miedo|preoccupat\w*|paura|bezorgd|bang|ongerust|com medo)\b/giu,
  },
  {
    emotion: 'disappointed',
    side: 'negative',
    pattern:
      /\b(?:disappoint\w*|let down|expected better|regret\w*|enttäusch\w*|déçu\w*|décev\w*|decepcion\w*|delus\w*|teleurgesteld|desilud\w*)/giu,
  },
  {
    emotion: 'frustrated',
    side: 'negative',
    pattern:
      /\b(?:frustrat\w*|annoy\w*|fed up|sick of|tired of|ridiculous|again and again|still (?:not|no|waiting)|frustrier\w*|genervt|es reicht|schon wieder|immer noch|marre|énerv\w*|toujours pas|frustr\w*|hart[oa] de|stuf\w*|gefrustreerd|beu|cansad[oa])/giu,
  },
  {
    emotion: 'confused',
    side: 'any',
    pattern:
      /\b(?:confus\w*|don't understand|do not understand|makes no sense|unclear|puzzled|verwirr\w*|verstehe nicht|unklar|ne comprends pas|perdu\w*|no entiendo|confundid\w*|non capisco|begrijp (?:het )?niet|não entendo)/giu,
  },
  {
    emotion: 'delighted',
    side: 'positive',
    pattern:
      /\b(?:love (?:it|this|your)|delight\w*|thrilled|amazing|fantastic|awesome|begeister\w*|wunderbar|großartig|ravi\w*|génial\w*|encantad\w*|maravillos\w*|entusiast\w*|meraviglios\w*|geweldig|adorei)/giu,
  },
  {
    emotion: 'grateful',
    side: 'positive',
    pattern:
      /\b(?:thank\w*|grateful|appreciate\w*|danke\w*|vielen dank|dankbar|merci|reconnaissant\w*|gracias|agradec\w*|grazie|bedankt|dank je|obrigad\w*)\b/giu,
  },
]

const longestText = 8_000

/**
 * One word for the feeling a message shows: a feeling that is named, where it fits the mood of the whole, else the
 * mood itself. A thank-you that closes a complaint makes nobody grateful.
 */
export function emotionOf(text: string, score: number): Emotion {
  const plain = text.slice(0, longestText).normalize('NFC').replace(/[’‘]/g, "'")
  let best: { emotion: Emotion; count: number } | null = null
  for (const { emotion, side, pattern } of cues) {
    if ((side === 'negative' && score > 0.15) || (side === 'positive' && score < 0.25)) continue
    const count = plain.match(pattern)?.length ?? 0
    if (count > (best?.count ?? 0)) best = { emotion, count }
  }
  return best?.emotion ?? byScore(score)
}

function byScore(score: number): Emotion {
  if (score <= -0.75) return 'angry'
  if (score <= -0.25) return 'displeased'
  return score >= 0.25 ? 'pleased' : 'calm'
}
