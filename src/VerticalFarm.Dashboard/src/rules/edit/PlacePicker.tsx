import { NativeSelect } from "@mantine/core";
import { useFarm } from "../../feed/FarmProvider";
import { useLayout } from "../../plan/useLayout";
import { text } from "../../text";

/** The whole farm, or a row, rack or shelf of it. */
export function PlacePicker({ value, onChange }: { value: string | null; onChange: (place: string | null) => void }) {
  const { farm } = useFarm();
  const layout = useLayout(farm.id);
  return (
    <NativeSelect label={text.rules.edit.scope} value={value ?? ""} onChange={(event) => onChange(event.currentTarget.value || null)}>
      <option value="">{text.rules.edit.wholeFarm}</option>
      {layout.data?.rows.map((row) => (
        <optgroup key={row.id} label={row.name}>
          <option value={row.id}>{row.name}</option>
          {row.racks.flatMap((rack) => [
            <option key={rack.id} value={rack.id}>
              {rack.name}
            </option>,
            ...rack.shelves.map((shelf) => (
              <option key={shelf.id} value={shelf.id}>
                {rack.name} · {shelf.name}
              </option>
            )),
          ])}
        </optgroup>
      ))}
    </NativeSelect>
  );
}
