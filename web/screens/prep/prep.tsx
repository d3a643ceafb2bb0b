export function Prep() {
  return null
}
