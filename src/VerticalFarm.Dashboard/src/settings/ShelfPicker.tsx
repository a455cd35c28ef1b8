import { NativeSelect } from "@mantine/core";
import { useFarm } from "../feed/FarmProvider";
import { ordered } from "../plan/cells";
import { useLayout } from "../plan/useLayout";
import { text } from "../text";

/** On which shelf a thing stands, or in the room as a whole. */
export function ShelfPicker({ value }: { value: string | null }) {
  const { farm } = useFarm();
  const layout = useLayout(farm.id);
  return (
    <NativeSelect name="shelf_id" label={text.settings.sensorForm.shelf} defaultValue={value ?? ""} key={layout.data ? "known" : "loading"}>
      <option value="">{text.settings.sensorForm.noShelf}</option>
      {(layout.data ? ordered(layout.data).rows : []).map((row) => (
        <optgroup key={row.id} label={row.name}>
          {row.racks.flatMap((rack) =>
            rack.shelves.map((shelf) => (
              <option key={shelf.id} value={shelf.id}>
                {rack.name} · {shelf.name}
              </option>
            )),
          )}
        </optgroup>
      ))}
    </NativeSelect>
  );
}
