export function Calls() {
  return null
}
