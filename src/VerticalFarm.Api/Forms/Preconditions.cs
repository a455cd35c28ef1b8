using System.Globalization;

namespace VerticalFarm.Api.Forms;

/// <summary><c>If-Match</c>: change it only if it is still what I saw.</summary>
internal static class Preconditions
{
    private const long NeverAVersion = -1;

    /// <summary>The version that the caller has seen; null to not care.</summary>
    public static long? IfMatch(this HttpRequest request)
    {
        var tag = request.Headers.IfMatch.ToString();
        if (tag is "" or "*")
        {
            return null;
        }

        return long.TryParse(tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : NeverAVersion;
    }
}
