'use client'
import { useCallback, useState } from 'react'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { upload } from './upload.ts'

export type Upload = {
  key: string
  filename: string
  size: number
  /** 0 to 1 while the file travels; 1 and an id once it has arrived. */
  progress: number
  id: string | null
  cancel: () => void
}

/** Bytes one file may have; what a mail server commonly takes. */
const most = 25_000_000

/** Files on their way into the reply, and those that have arrived. */
export function useAttachments() {
  const [uploads, setUploads] = useState<Upload[]>([])
  const { tell, tellProblem } = useToasts()
  const change = useCallback((key: string, changed: Partial<Upload>) => {
    setUploads((before) => before.map((one) => (one.key === key ? { ...one, ...changed } : one)))
  }, [])
  const remove = useCallback((key: string) => {
    setUploads((before) => {
      before.find((one) => one.key === key)?.cancel()
      return before.filter((one) => one.key !== key)
    })
  }, [])
  const add = useCallback(
    (files: Iterable<File>) => {
      for (const file of files) {
        if (file.size > most) {
          tell(`${file.name} is larger than 25 MB. Send a link instead.`)
          continue
        }
        const key = crypto.randomUUID()
        const filename = file.name || 'pasted-image.png'
        const { done, cancel } = upload(file, filename, (progress) => change(key, { progress }))
        setUploads((before) => [...before, { key, filename, size: file.size, progress: 0, id: null, cancel }])
        done.then(
          (id) => change(key, { id, progress: 1 }),
          (error: unknown) => {
            remove(key)
            if (error !== null) tellProblem(`${filename} was not attached.`, error)
          },
        )
      }
    },
    [change, remove, tell, tellProblem],
  )
  return { uploads, add, remove, clear: () => setUploads([]), restore: setUploads }
}
