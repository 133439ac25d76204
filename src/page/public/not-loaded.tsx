/** That something could not be loaded, with a button to try again. */
export function NotLoaded({ say, onAgain }: { say: { failed: string; again: string }; onAgain: () => void }) {
  return (
    <div role="alert" class="note">
      <p>{say.failed}</p>
      <button type="button" onClick={onAgain}>
        {say.again}
      </button>
    </div>
  )
}
