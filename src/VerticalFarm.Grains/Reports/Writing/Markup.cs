using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace VerticalFarm.Grains.Reports.Writing;

/// <summary>HTML that is written. Whatever is put into it is encoded, unless it is markup itself: so no name can become a tag.</summary>
internal readonly record struct Markup(string Text)
{
    public static Markup None => new("");

    public static Markup Of(MarkupText text) => new(text.ToString());

    public static Markup All(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(part => part.Text)));

    public override string ToString() => Text;
}

/// <summary>What stands between the quotes of <see cref="Markup.Of"/>.</summary>
[InterpolatedStringHandler]
internal readonly ref struct MarkupText(int literalLength, int formattedCount)
{
    private const int Guess = 16;

    // Letters and units of the world stay readable; what means something in HTML never does.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _text = new(literalLength + (formattedCount * Guess));

    public void AppendLiteral(string literal) => _text.Append(literal);

    public void AppendFormatted(Markup markup) => _text.Append(markup.Text);

    public void AppendFormatted(string? text) => _text.Append(Encoder.Encode(text ?? ""));

    public void AppendFormatted(int number) => _text.Append(CultureInfo.InvariantCulture, $"{number}");

    /// <summary>Where something is in a drawing: to a hundredth, finer than anybody sees.</summary>
    public void AppendFormatted(double place) => _text.Append(CultureInfo.InvariantCulture, $"{place:0.##}");

    public override string ToString() => _text.ToString();
}
