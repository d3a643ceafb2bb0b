export function Handoffs() {
  return null
}
