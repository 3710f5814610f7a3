/** One line of a table; faded where it is over and done with. */
export interface DataRow {
  readonly key: string;
  readonly isFaded: boolean;
  readonly cells: readonly string[];
}

/** A plain table of texts. */
export function DataTable(props: { readonly names: readonly string[]; readonly rows: readonly DataRow[] }) {
  if (props.rows.length === 0) return <p className="hint">None.</p>;
  return (
    <table>
      <thead>
        <tr>
          {props.names.map((name) => (
            <th key={name}>{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.key} className={row.isFaded ? 'faded' : undefined} data-test={`row-${row.key}`}>
            {row.cells.map((cell, index) => (
              <td key={props.names[index]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
