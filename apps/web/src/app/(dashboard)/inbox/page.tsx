/** The inbox without an open conversation; the layout shows it. */
export default function InboxPage() {
  return null
}
