export function HandoffPage() {
  return null
}
