import type { StudioSession } from './session.ts';

/** Every policy that ships and every policy of the team. */
export function LibraryPage({ session }: { session: StudioSession }) {
  return (
    <div className="swr-page">
      <ul>
        {session.ports.shipped.map(({ name }) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </div>
  );
}
