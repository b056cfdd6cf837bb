import type { Metadata } from 'next'
import { Categories } from '../../../../features/settings/categories/Categories.tsx'

export const metadata: Metadata = { title: 'Categories' }

export default function Page() {
  return <Categories />
}
