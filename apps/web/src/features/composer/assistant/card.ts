/** How everything the assistant proposes is framed. */
export const card = {
  bgcolor: 'assistantSoft',
  border: '1px solid',
  borderColor: 'assistantLine',
  borderRadius: '10px',
  p: '12px 16px 14px',
  mb: 3,
  fontSize: 14,
  lineHeight: 1.6,
}

/** The line above it. */
export const head = {
  display: 'flex',
  alignItems: 'center',
  gap: 2,
  mb: 1.5,
  fontSize: 12,
  fontWeight: 500,
  color: 'assistant',
  fontVariantNumeric: 'tabular-nums',
}
