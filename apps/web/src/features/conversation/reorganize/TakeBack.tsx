'use client'
import Button from '@mui/material/Button'
import { usePermission } from '../../shell/usePermission.ts'
import type { Entry } from '../thread/timeline.ts'
import { type StandingMove, standingMove } from './standing-move.ts'
import { useReorganize } from './useReorganize.ts'

type Props = { entry: Entry; undone: Set<string>; now: number }

/** The way back beside the line that tells of a merge, split or move. */
export function TakeBack({ entry, undone, now }: Props) {
  const may = usePermission('conversations:update')
  const standing = standingMove(entry, undone, now)
  return may && standing ? <TakeBackButton move={standing} /> : null
}

function TakeBackButton({ move }: { move: StandingMove }) {
  const { takeBack } = useReorganize()
  return (
    <Button
      size="small"
      onClick={() => takeBack(move)}
      sx={{ height: 20, minWidth: 0, px: 1.5, fontSize: 12, color: 'ink2', textDecoration: 'underline' }}
    >
      Take back
    </Button>
  )
}
