const PATHS = {
  views: 'M3 4h10M3 8h10M3 12h6',
  app: 'M3 12.5 8 3l5 9.5M5 9h6',
  add: 'M8 3v10M3 8h10',
  close: 'm4 4 8 8M12 4l-8 8',
  sun: 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1',
  moon: 'M13 9.5A5.5 5.5 0 0 1 6.5 3 5.5 5.5 0 1 0 13 9.5Z',
  reload: 'M13 8a5 5 0 1 1-1.5-3.6M13 2v3h-3',
  chevron: 'm5 6 3 3 3-3',
  width: 'M2 8h12M5 5 2 8l3 3M11 5l3 3-3 3',
  mail: 'M2 4h12v8H2zM2 4.5 8 9l6-4.5',
  chat: 'M3 3h10v7H7l-3 3v-3H3z',
  note: 'M4 2h8v12H4zM6 5h4M6 8h4',
  play: 'M5 3.5v9l7-4.5z',
  shop: 'M2.5 6 4 2.5h8L13.5 6M2.5 6v7.5h11V6M2.5 6h11M6.5 13.5v-4h3v4',
  bolt: 'M9 1.5 3.5 9H8l-1 5.5L12.5 7H8z',
  gear: 'M3 5h10M3 11h10M6 3v4M10 9v4',
  kill: 'M8 2v6M4.5 4.5a5 5 0 1 0 7 0',
} as const;

/** A small line icon; decoration only, its button carries the name. */
export function Icon({ name }: { readonly name: keyof typeof PATHS }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
