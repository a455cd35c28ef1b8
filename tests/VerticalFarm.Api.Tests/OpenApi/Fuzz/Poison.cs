namespace VerticalFarm.Api.Tests.OpenApi.Fuzz;

/// <summary>Values that programs choke on.</summary>
internal static class Poison
{
    /// <summary>JSON values, as they are written.</summary>
    public static readonly string[] Json =
    [
        "null", "true", "false", "-1", "0", "1e400", "-1e400", "99999999999999999999999999", "-2147483649", "2147483648", "0.1e-400", "NaN", "\"NaN\"",
        "\"\"", "\" \"", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\udc00x\"", "\"\\ud83d\\ude00\"", "\"\\u202e\"", Quoted('x', 70_000), Quoted('é', 300),
        "[]", "{}", "[[]]", "[null]", "[{}]", "{\"\":0}", Deep("[", "]", 28), Deep("[", "]", 100), Deep("{\"a\":", "}", 100, "1"), Deep("{\"not\":", "}", 40, "{}"),
        "\"not-a-uuid\"", "\"00000000-0000-0000-0000-000000000000\"", "\"2026-13-45T99:99:99Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"9999-12-31T23:59:59.9999999-14:00\"",
        "\"2026-11-23\"", "\"' OR 1=1 --\"", "\"../../etc/passwd\"", "\"http://[::1\"", "\"Mars/Olympus\"", "\"1\"", "\"on\"", "12345678901234567890.12345678901234567890",
    ];

    /// <summary>Whole bodies that are no JSON, or none that is meant here.</summary>
    public static readonly byte[][] Bodies =
    [
        .. new[] { "", " ", "{", "[", "}", "null", "true", "7", "\"text\"", "[]", "{}{}", "{} x", "{\"a\"}", "{'a':1}", "{\"a\":1,}", "{\"a\":01}", "\uFEFF{}", "/**/{}", "a=1&b=2", "<x/>" }
            .Append(Deep("[", "]", 20_000)).Append(Deep("{\"a\":", "}", 20_000, "1")).Append(new string('[', 100_000)).Select(System.Text.Encoding.UTF8.GetBytes),
        [0xFF], [0xFE, 0xFF, 0x00, 0x7B, 0x00, 0x7D], [0x7B, 0x22, 0xC3, 0x28, 0x22, 0x3A, 0x31, 0x7D], [0x22, 0xED, 0xA0, 0x80, 0x22], new byte[4096],
    ];

    /// <summary>Values in an address, escaped as they are sent.</summary>
    public static readonly string[] Text =
    [
        "", "-1", "0", "101", "x", "1e9", "9999999999999999999999", "0x10", "+5", "%205", "%00", "%FF", "%ED%A0%80", "%C3%28", "%F0%9F%98%80", "NaN", "null", "%27", "%22", "1;2", "1,2",
        new string('9', 3000), new string('a', 3000), "2026-11-23", "2026-02-30T00:00:00Z", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00%2B14:00",
        "9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999-14:00", "2026-11-23T08:00:00", "auto", "raw", "AUTO", "csv%0d%0aX:1", "{{7*7}}", "${x}",
    ];

    /// <summary>What is put where a path has an id.</summary>
    public static readonly string[] Ids =
    [
        "not-a-uuid", "0", "-1", "%FF%FE", "..%2f..%2fetc%2fpasswd", "%7Bfarm_id%7D", "{3f0f7c52-6f0e-4f5e-9d0a-0b1c2d3e4f50}", "00000000-0000-0000-0000-000000000000",
        "3f0f7c526f0e4f5e9d0a0b1c2d3e4f50", "(3f0f7c52-6f0e-4f5e-9d0a-0b1c2d3e4f50)", "3F0F7C52-6F0E-4F5E-9D0A-0B1C2D3E4F50", "3f0f7c52-6f0e-4f5e-9d0a-0b1c2d3e4f5", "%20", "null",
        "{0x3f0f7c52,0x6f0e,0x4f5e,{0x9d,0x0a,0x0b,0x1c,0x2d,0x3e,0x4f,0x50}}", new string('a', 2000), "%ED%A0%80", "%00", "a%00b", "ffffffff-ffff-ffff-ffff-ffffffffffff", "1e400", "%27%20OR%201=1",
    ];

    /// <summary>Values of headers. Line breaks no client sends.</summary>
    public static readonly string[] Header =
    [
        "", " ", "x", "*", "\"", "\"\"", "\"-1\"", "\"99999999999999999999\"", "W/\"1\"", "\"1\", \"2\"", "\u00c3\u00a9", "\u00ff\u00fe", "a\u0080", new string('k', 256), new string('k', 4000), "null", "a,b;c=d", "0", "';--",
    ];

    private static string Deep(string open, string close, int depth, string core = "") =>
        string.Concat(Enumerable.Repeat(open, depth)) + core + string.Concat(Enumerable.Repeat(close, depth));

    private static string Quoted(char letter, int length) => $"\"{new string(letter, length)}\"";
}
