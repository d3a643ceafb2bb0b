/** In the place of a staff that is on its way. */

/** Empty staff lines, in the height of a usual call. */
export function WaitingStaff() {
  return (
    <div className="waiting-staff" role="status" aria-label="Loading the transcript">
      {[0, 1, 2, 3].map((line) => (
        <span key={line} />
      ))}
    </div>
  )
}
