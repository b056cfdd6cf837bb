'use client'
import { formatExact } from '../../../ui/time/format-relative.ts'
import { Time } from '../../../ui/time/Time.ts'
import { useNow } from '../../../ui/time/useNow.ts'
import { letterTime } from '../../inbox/age.ts'

/** When something was written, with the exact moment on hover. */
export function LetterTime({ at }: { at: string }) {
  const now = useNow()
  return (
    <Time dateTime={at} title={formatExact(at)} className="quiet">
      {letterTime(at, now.getTime())}
    </Time>
  )
}
