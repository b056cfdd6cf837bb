import { z } from 'zod'
import { addNote } from '../../../notes/add.ts'
import { fillText } from '../../definition/fill-text.ts'
import { defineAction } from '../action.ts'
import { beginningOf, wordsSchema } from './words.ts'

export const addNoteAction = defineAction({
  name: 'add_note',
  label: 'Add a note',
  schema: z.strictObject({ text: wordsSchema.meta({ title: 'Note', long: true }) }),
  say: ({ text }) => `add the note “${beginningOf(text)}”`,
  async apply(ctx, { text }, { facts }) {
    await addNote(ctx, { conversation: facts.conversation.id, text: fillText(text, facts) })
    return 'The note was added'
  },
})
