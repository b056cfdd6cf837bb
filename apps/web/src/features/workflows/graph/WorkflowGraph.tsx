'use client'

import Box from '@mui/material/Box'
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { tone } from '../../../ui/theme/tokens.ts'
import { workflowsApi } from '../api.ts'
import { GraphNodeBox } from './GraphNodeBox.tsx'
import { type GraphLine, layOut } from './layout.ts'

/** A workflow as a graph to look at: its boxes are a list to whoever listens, in the order in which they are drawn. */
export function WorkflowGraph({ definition }: { definition: unknown }) {
  const { data, error, refetch } = workflowsApi.useDrawWorkflowQuery({ body: { definition } })
  if (error !== undefined && !data)
    return <ErrorState error={error} what="The graph could not be drawn" onRetry={() => void refetch()} />
  if (!data) return <SkeletonRows rows={6} />
  const { boxes, lines, width, height } = layOut(data.nodes)
  return (
    <Box
      role="group"
      aria-label="Graph of the workflow"
      tabIndex={0}
      sx={{
        overflow: 'auto',
        maxHeight: '75vh',
        p: 4,
        border: '1px solid',
        borderColor: 'hairline',
        borderRadius: '8px',
        bgcolor: 'sunken',
      }}
    >
      <Box sx={{ position: 'relative', width, height, mx: 'auto' }}>
        <Lines lines={lines} width={width} height={height} />
        <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {boxes.map((box) => (
            <GraphNodeBox key={box.node?.place ?? 'end'} box={box} />
          ))}
        </Box>
      </Box>
    </Box>
  )
}

function Lines({ lines, width, height }: { lines: GraphLine[]; width: number; height: number }) {
  return (
    <svg width={width} height={height} aria-hidden="true" style={{ position: 'absolute', inset: 0 }}>
      {lines.map(({ from, to, across, way }) => (
        <g key={`${from.x},${from.y} ${to.x},${to.y} ${way}`}>
          <path
            d={`M${from.x} ${from.y}V${across}H${to.x}V${to.y}`}
            fill="none"
            stroke={tone('ink3')}
            strokeWidth={1.25}
          />
          <path d={`M${to.x - 4} ${to.y - 6}L${to.x} ${to.y}L${to.x + 4} ${to.y - 6}`} fill={tone('ink3')} />
          {way && (
            <text x={to.x + 7} y={to.y - 9} fontSize={11} fill={tone('ink2')}>
              {way}
            </text>
          )}
        </g>
      ))}
    </svg>
  )
}
