using System.Text.RegularExpressions;

namespace VerticalFarm.Contracts.HomeAssistant;

/// <summary>Names of things in Home Assistant: <c>domain.object_id</c>.</summary>
public static partial class EntityIds
{
    /// <summary>What an entity id must look like, in words.</summary>
    public const string Rule = "must be a Home Assistant entity id, such as fan.hall";

    /// <summary>The longest, in characters.</summary>
    public const int MaxLength = 255;

    /// <summary>The same as a regular expression.</summary>
    public const string Pattern = "^[a-z0-9_]+\\.[a-z0-9_]+$";

    /// <summary>Whether this can be an entity id: lower case, digits and underscores, one dot.</summary>
    public static bool IsValid(string id) => id.Length <= MaxLength && Expression().IsMatch(id) && !id.EndsWith('\n');

    [GeneratedRegex(Pattern)]
    private static partial Regex Expression();
}
