export function RiskRulesPage() {
  return null
}
