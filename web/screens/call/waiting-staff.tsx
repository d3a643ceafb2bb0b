/** Empty lines where the staff will stand. */
export function WaitingStaff() {
  return (
    <div className="waiting-staff" role="status" aria-label="Loading the transcript">
      {[0, 1, 2, 3].map((line) => (
        <span key={line} />
      ))}
    </div>
  )
}
