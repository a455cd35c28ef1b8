using System.Globalization;
using System.Text;

namespace VerticalFarm.Grains.Reports.Writing;

/// <summary>
/// CSV as of RFC 4180, of five columns. Spreadsheets take a text that begins like a formula for one: such a text gets an apostrophe before it. Numbers are ours, and stay
/// what they are.
/// </summary>
internal sealed class CsvText
{
    private const string Dangerous = "=+-@\t\r";
    private readonly StringBuilder _text = new("section,name,quantity,value,unit\r\n");

    public void Add(string section, string name, string quantity, double? value, string unit = "")
    {
        if (value is { } number)
        {
            Line(section, name, quantity, number.ToString("R", CultureInfo.InvariantCulture), unit);
        }
    }

    public void Add(string section, string name, string quantity, string? value, string unit = "")
    {
        if (value is not null)
        {
            Line(section, name, quantity, Field(value), unit);
        }
    }

    public void Add(string section, string name, string quantity, DateTimeOffset? value) =>
        Add(section, name, quantity, value?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    public override string ToString() => _text.ToString();

    private void Line(string section, string name, string quantity, string written, string unit) =>
        _text.Append(Field(section)).Append(',').Append(Field(name)).Append(',').Append(Field(quantity)).Append(',').Append(written).Append(',').Append(Field(unit)).Append("\r\n");

    private static string Field(string text)
    {
        var safe = text.Length > 0 && Dangerous.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
